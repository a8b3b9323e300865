VARYING vec3 facing;
VARYING vec3 place;

void MAIN()
{
    facing = NORMAL_MATRIX * NORMAL;
    place = (MODEL_MATRIX * vec4(VERTEX, 1.0)).xyz;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
