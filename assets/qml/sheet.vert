VARYING vec2 spot;
VARYING vec3 place;

void MAIN()
{
    spot = UV0;
    place = (MODEL_MATRIX * vec4(VERTEX, 1.0)).xyz;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
