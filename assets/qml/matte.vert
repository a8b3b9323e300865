// Light and shine are worked out for each vertex: the triangles are so small that on bone it cannot be told from light
// worked out for each pixel, and software draws it in half the time. One soft key from the upper left behind the
// viewer, a sky above and a warm floor below.
VARYING vec3 lit;
VARYING float over;

void MAIN()
{
    vec3 place = (MODEL_MATRIX * vec4(VERTEX, 1.0)).xyz;
    vec3 n = normalize((VIEW_MATRIX * vec4(NORMAL_MATRIX * NORMAL, 0.0)).xyz);
    vec3 v = normalize((VIEW_MATRIX * vec4(CAMERA_POSITION - place, 0.0)).xyz);
    vec3 l = vec3(-0.470, 0.640, 0.608);
    float open = COLOR.r;
    vec3 base = colour.rgb * (0.90 + 0.20 * COLOR.g);
    float key = clamp((dot(n, l) + 0.32) / 1.32, 0.0, 1.0);
    key = key * key * (1.55 - 0.55 * key) * (0.45 + 0.55 * open);
    vec3 sky = mix(vec3(0.42, 0.37, 0.335), vec3(0.56, 0.575, 0.60), 0.5 + 0.5 * n.y);
    // Light that has gone in and come out again is warmer.
    float far = 0.34 + 0.66 * open;
    vec3 shut = far * vec3(1.0, 0.86 + 0.14 * far, 0.67 + 0.33 * far);
    float edge = 1.0 - max(dot(n, v), 0.0);
    vec3 light = base * (sky * shut + key * vec3(0.60, 0.575, 0.54));
    light += 0.09 * open * edge * edge * edge;
    vec3 towards = l + v;
    float s = max(dot(n, towards), 0.0);
    s = s * s / dot(towards, towards); // the cosine, squared
    float wide = s * s * s;
    float tight = wide * wide * wide;
    tight = tight * tight;
    light += gloss * open * (0.13 * wide + 0.5 * mix(wide * wide * wide, tight, gloss));
    lit = mix(light, second.rgb, COLOR.b);
    over = dot(plane.xyz, VERTEX) + plane.w;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
