VARYING vec3 lit;
VARYING vec3 litWithin;
VARYING vec3 place;

void MAIN()
{
    float seen = smoothstep(0.0, 46.0, min(place.z - low, high - place.z));
    FRAGCOLOR = vec4(gl_FrontFacing ? lit : litWithin, 1.0) * seen;
}
