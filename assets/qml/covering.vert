// The light of tissue.vert, on the outer side and on the inner one.
VARYING vec3 lit;
VARYING vec3 litWithin;
VARYING vec3 place;

vec3 lightOn(vec3 n, vec3 v, vec3 base, float open, float shine)
{
    vec3 l = vec3(-0.470, 0.640, 0.608);
    float key = clamp((dot(n, l) + 0.35) / 1.35, 0.0, 1.0);
    key = key * key * (1.5 - 0.5 * key) * (0.5 + 0.5 * open);
    float fill = clamp((dot(n, vec3(0.78, -0.10, 0.62)) + 0.45) / 1.45, 0.0, 1.0);
    vec3 sky = mix(vec3(0.46, 0.425, 0.395), vec3(0.56, 0.57, 0.585), 0.5 + 0.5 * n.y);
    sky += 0.17 * fill * fill * vec3(0.98, 1.0, 1.02);
    vec3 nook = vec3(1.0) - (1.0 - open) * vec3(0.46, 0.56, 0.68);
    vec3 light = base * (sky * nook + key * vec3(0.52, 0.50, 0.475));
    float edge = 1.0 - max(dot(n, v), 0.0);
    light += 0.10 * open * edge * edge * edge;
    float s = max(dot(n, normalize(l + v)), 0.0);
    s = s * s;
    s = s * s;
    return light + shine * open * 0.13 * s * s;
}

void MAIN()
{
    place = (MODEL_MATRIX * vec4(VERTEX, 1.0)).xyz;
    vec3 n = normalize((VIEW_MATRIX * vec4(NORMAL_MATRIX * NORMAL, 0.0)).xyz);
    vec3 v = normalize((VIEW_MATRIX * vec4(CAMERA_POSITION - place, 0.0)).xyz);
    vec3 base = mix(colour.rgb, second.rgb, COLOR.b) * (0.92 + 0.16 * COLOR.g);
    lit = lightOn(n, v, base, COLOR.r, gloss);
    litWithin = lightOn(-n, v, within.rgb, 0.8, 0.0);
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
