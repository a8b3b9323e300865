VARYING vec2 spot;
VARYING float light;
VARYING vec3 shade;

void MAIN()
{
    vec4 paint = texture(drawing, spot) * shown;
    // Where the tool lies close over the face, less light reaches it.
    float away = max(max(shade.x, shade.y), max(abs(shade.z) - toolFrom.w, 0.0));
    float near = max(1.0 - 0.16 * away, 0.0);
    near *= near;
    paint.rgb *= light * (1.0 - toolTo.w * near * near);
    FRAGCOLOR = paint;
}
