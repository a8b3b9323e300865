VARYING vec3 facing;
VARYING vec3 towards;
VARYING vec4 tone;

void MAIN()
{
    vec3 n = normalize(facing);
    vec3 v = normalize(towards);
    vec3 l = vec3(-0.470, 0.640, 0.608);
    vec3 r = reflect(-v, n);
    // What a polished rod mirrors in a studio: the lamp, a bright ceiling, the dark floor, and walls at both sides.
    float lamp = smoothstep(0.30, 0.80, dot(r, l)) * 0.62 + smoothstep(0.25, 0.95, r.y) * 0.26;
    float ground = smoothstep(0.10, -0.55, r.y) * 0.34;
    float sides = smoothstep(0.55, 1.0, abs(r.x)) * 0.14;
    vec3 metal = colour.rgb * (0.66 + lamp - ground + sides);
    float key = clamp((dot(n, l) + 0.3) / 1.3, 0.0, 1.0);
    float shine = max(dot(n, normalize(l + v)), 0.0);
    shine = shine * shine * shine * shine;
    shine = shine * shine * shine;
    vec3 handle = second.rgb * (0.50 + 0.62 * key) + 0.28 * shine + 0.10 * (1.0 - max(dot(n, v), 0.0));
    FRAGCOLOR = vec4(mix(metal, handle, tone.b) * (0.15 + 0.85 * tone.r), 1.0);
}
