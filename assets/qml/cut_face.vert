VARYING vec2 spot;
VARYING vec3 shade; // mm: before the tool's tail, beyond its tip, and beside its axis

void MAIN()
{
    spot = UV0;
    // The sheet is flat and the tool lies in its plane, so all three change evenly over it.
    vec3 place = (MODEL_MATRIX * vec4(VERTEX, 1.0)).xyz - toolFrom.xyz;
    vec3 along = toolTo.xyz - toolFrom.xyz;
    float reach = max(length(along), 1e-3);
    along /= reach;
    float at = dot(place, along);
    vec3 beside = place - at * along;
    vec3 up = normalize(vec3(0.0, 0.0, 1.0) - along.z * along);
    shade = vec3(-at, at - reach, dot(beside, up));
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
