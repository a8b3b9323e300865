VARYING vec3 facing;
VARYING vec3 towards;
VARYING vec4 tone;

void MAIN()
{
    vec3 place = (MODEL_MATRIX * vec4(VERTEX, 1.0)).xyz;
    facing = (VIEW_MATRIX * vec4(NORMAL_MATRIX * NORMAL, 0.0)).xyz;
    towards = (VIEW_MATRIX * vec4(CAMERA_POSITION - place, 0.0)).xyz;
    tone = COLOR;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
