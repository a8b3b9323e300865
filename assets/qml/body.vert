VARYING vec3 facing;
VARYING vec3 place;
VARYING vec4 tone;
VARYING float over;

void MAIN()
{
    facing = NORMAL_MATRIX * NORMAL;
    place = (MODEL_MATRIX * vec4(VERTEX, 1.0)).xyz;
    tone = COLOR;
    over = dot(plane.xyz, VERTEX) + plane.w;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
