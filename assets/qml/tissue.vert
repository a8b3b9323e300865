// Light and shine are worked out for each vertex: the triangles are so small that on bone it cannot be told from light
// worked out for each pixel, and software draws it in half the time. A studio: a soft key light from the upper left
// behind the viewer, a weaker one from the right that fills the shadows, a pale ceiling over a warm floor, and a lamp
// behind that draws the edges. What lies in a nook gets less of all of it.
VARYING vec3 lit;
VARYING float over;

void MAIN()
{
    vec3 place = (MODEL_MATRIX * vec4(VERTEX, 1.0)).xyz;
    vec3 n = normalize((VIEW_MATRIX * vec4(NORMAL_MATRIX * NORMAL, 0.0)).xyz);
    vec3 v = normalize((VIEW_MATRIX * vec4(CAMERA_POSITION - place, 0.0)).xyz);
    vec3 l = vec3(-0.470, 0.640, 0.608);
    float open = COLOR.r;
    vec3 base = mix(colour.rgb, second.rgb, COLOR.b) * (0.92 + 0.16 * COLOR.g);
    float key = clamp((dot(n, l) + 0.35) / 1.35, 0.0, 1.0);
    key = key * key * (1.5 - 0.5 * key) * (0.5 + 0.5 * open);
    float fill = clamp((dot(n, vec3(0.78, -0.10, 0.62)) + 0.45) / 1.45, 0.0, 1.0);
    vec3 sky = mix(vec3(0.46, 0.425, 0.395), vec3(0.56, 0.57, 0.585), 0.5 + 0.5 * n.y);
    sky += 0.17 * fill * fill * vec3(0.98, 1.0, 1.02);
    // Light that has gone in and come out again is warmer.
    vec3 nook = vec3(1.0) - (1.0 - open) * vec3(0.46, 0.56, 0.68);
    vec3 light = base * (sky * nook + key * vec3(0.52, 0.50, 0.475));
    float edge = 1.0 - max(dot(n, v), 0.0);
    light += 0.10 * open * edge * edge * edge;
    vec3 towards = l + v;
    float s = max(dot(n, towards), 0.0);
    s = s * s / dot(towards, towards); // the cosine, squared
    float wide = s * s * s;
    float tight = wide * wide * wide;
    tight = tight * tight;
    light += gloss * open * (0.13 * wide + 0.5 * mix(wide * wide * wide, tight, gloss));
    lit = light;
    over = dot(plane.xyz, VERTEX) + plane.w;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
