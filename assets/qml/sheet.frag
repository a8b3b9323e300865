VARYING vec2 spot;
VARYING vec3 place;

void MAIN()
{
    vec4 paint = texture(drawing, spot) * shown;
    if (toolFrom.w > 0.0) {
        // Where the tool lies close over the face, less light reaches it.
        vec3 along = toolTo.xyz - toolFrom.xyz;
        float at = clamp(dot(place - toolFrom.xyz, along) / dot(along, along), 0.0, 1.0);
        float away = max(distance(place, toolFrom.xyz + at * along) - toolFrom.w, 0.0);
        paint.rgb *= 1.0 - 0.42 * exp(-0.75 * away);
    }
    FRAGCOLOR = paint;
}
