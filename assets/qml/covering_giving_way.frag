VARYING vec3 lit;
VARYING vec3 litWithin;
VARYING vec3 place;

void MAIN()
{
    // A soft edge by grain: what lies behind must be drawn, too.
    float away = length(vec2(dot(place, along.xyz), place.z / 1.35)) - along.w;
    float grain = fract(52.9829189 * fract(dot(FRAGCOORD.xy, vec2(0.06711056, 0.00583715))));
    if (away < 16.0 * grain)
        discard;
    float seen = smoothstep(0.0, 46.0, min(place.z - low, high - place.z));
    FRAGCOLOR = vec4(gl_FrontFacing ? lit : litWithin, 1.0) * seen;
}
