VARYING vec2 spot;
VARYING float light;
VARYING vec3 shade; // mm: before the tool's tail, beyond its tip, and beside its axis

void MAIN()
{
    spot = UV0;
    // The sheet is flat and the tool lies in its plane, so all three change evenly over it.
    vec3 there = (MODEL_MATRIX * vec4(VERTEX, 1.0)).xyz;
    vec3 place = there - toolFrom.xyz;
    vec3 along = toolTo.xyz - toolFrom.xyz;
    float reach = max(length(along), 1e-3);
    along /= reach;
    float at = dot(place, along);
    vec3 beside = place - at * along;
    vec3 up = normalize(vec3(0.0, 0.0, 1.0) - along.z * along);
    shade = vec3(-at, at - reach, dot(beside, up));
    // The lamps of tissue.vert; the key lamp is near, as in a studio, so that light falls off over the face. In the middle
    // of a face that is looked at squarely the drawing has its own colours.
    vec3 n = normalize((VIEW_MATRIX * vec4(NORMAL_MATRIX * facing.xyz, 0.0)).xyz);
    vec3 lamp = vec3(-122.0, 166.0, 158.0) - (VIEW_MATRIX * vec4(there, 0.0)).xyz;
    float key = max((dot(n, normalize(lamp)) + 0.35) / 1.35, 0.0);
    float fill = max((dot(n, vec3(0.78, -0.10, 0.62)) + 0.45) / 1.45, 0.0);
    light = mix(1.0, min(0.646 + 0.42 * key + 0.10 * fill * fill, 1.12), facing.w);
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
