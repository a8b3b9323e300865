VARYING vec3 lit;
VARYING float over;

void MAIN()
{
    FRAGCOLOR = vec4(lit, 1.0);
}
