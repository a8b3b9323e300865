VARYING vec3 lit;
VARYING float over;

void MAIN()
{
    if (over > cutAt)
        discard;
    FRAGCOLOR = vec4(gl_FrontFacing ? lit : second.rgb, 1.0);
}
