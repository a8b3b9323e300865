VARYING vec3 facing;
VARYING vec3 place;
VARYING vec4 tone;
VARYING float over;

// One soft key from the upper left behind the viewer, a sky above and a warm floor below; all in the picture's frame.
void MAIN()
{
    if (over > cutAt)
        discard;
    if (!gl_FrontFacing) {
        FRAGCOLOR = vec4(inside.rgb, 1.0);
    } else {
        vec3 n = normalize((VIEW_MATRIX * vec4(facing, 0.0)).xyz);
        vec3 v = normalize((VIEW_MATRIX * vec4(CAMERA_POSITION - place, 0.0)).xyz);
        vec3 l = vec3(-0.470, 0.640, 0.608);
        float open = tone.r;
        vec3 base = mix(colour.rgb, second.rgb, tone.b) * (0.90 + 0.20 * tone.g);
        float key = clamp((dot(n, l) + 0.30) / 1.30, 0.0, 1.0);
        key = key * key * (1.6 - 0.6 * key) * (0.35 + 0.65 * open);
        float up = 0.5 + 0.5 * n.y;
        vec3 sky = mix(vec3(0.36, 0.31, 0.28), vec3(0.52, 0.54, 0.57), up);
        // Light that has gone through and off bone comes out warmer.
        vec3 shut = vec3(open, pow(open, 1.18), pow(open, 1.42));
        float facingEye = max(dot(n, v), 0.0);
        vec3 lit = base * (sky * shut + key * vec3(0.66, 0.635, 0.60));
        vec3 h = normalize(l + v);
        float shine = max(dot(n, h), 0.0);
        float tight = mix(18.0, 90.0, gloss);
        lit += gloss * open * (0.5 * pow(shine, tight) + 0.12 * pow(shine, 6.0));
        lit += 0.10 * open * pow(1.0 - facingEye, 3.0) * vec3(0.9, 0.95, 1.0);
        if (steel > 0.0) {
            vec3 r = reflect(-v, n);
            float lamp = smoothstep(0.35, 0.75, dot(r, l)) * 0.75 + smoothstep(0.55, 0.9, r.y) * 0.30;
            float floorLine = smoothstep(-0.05, -0.55, r.y) * 0.38;
            float side = smoothstep(0.6, 1.0, abs(r.x)) * 0.16;
            vec3 metal = base * (0.50 + lamp - floorLine + side) * (0.25 + 0.75 * open);
            lit = mix(lit, metal, steel * (1.0 - tone.b));
        }
        FRAGCOLOR = vec4(lit * light, 1.0);
    }
}
