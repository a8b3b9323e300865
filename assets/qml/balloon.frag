VARYING vec3 facing;
VARYING vec3 place;

void MAIN()
{
    vec3 n = normalize((VIEW_MATRIX * vec4(facing, 0.0)).xyz);
    vec3 v = normalize((VIEW_MATRIX * vec4(CAMERA_POSITION - place, 0.0)).xyz);
    vec3 l = vec3(-0.470, 0.640, 0.608);
    float facingEye = max(dot(n, v), 0.0);
    float rim = pow(1.0 - facingEye, 2.2);
    // The fluid is deepest in the middle and settles downwards; light comes through from above and glows below.
    vec3 fluid = mix(colour.rgb, deep.rgb, 0.25 + 0.55 * facingEye * (0.75 - 0.45 * n.y));
    float glow = max(-dot(n, l), 0.0) * 0.35 + 0.25 * pow(max(-n.y, 0.0), 2.0);
    vec3 lit = fluid * (0.72 + 0.38 * max(dot(n, l), 0.0)) + glow * bright.rgb * 0.55;
    float alpha = clamp(opacityInside + 0.22 * (1.0 - facingEye) + 0.55 * rim, 0.0, 0.97);
    lit = mix(lit, deep.rgb * 0.8, 0.55 * pow(1.0 - facingEye, 4.0));
    vec3 r = reflect(-v, n);
    float window = smoothstep(0.80, 0.90, dot(r, l));                                     // a soft box's reflection
    float second = 0.5 * smoothstep(0.93, 0.985, dot(r, normalize(vec3(0.62, 0.25, 0.74))));
    float shine = (0.85 * window + second) * mix(0.35, 1.0, fill);
    float edge = smoothstep(0.0, 0.18, facingEye); // a soft outline, without several samples a pixel
    FRAGCOLOR = edge * vec4(lit * alpha * (1.0 - shine) + bright.rgb * shine + vec3(0.10 * rim), max(alpha, shine));
}
