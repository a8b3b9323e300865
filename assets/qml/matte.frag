VARYING vec3 lit;
VARYING vec3 facing;
VARYING vec3 towards;
VARYING float shining;
VARYING float over;

void MAIN()
{
    float s = max(dot(facing, towards), 0.0);
    s = s * s / max(dot(towards, towards) * dot(facing, facing), 1e-6); // the cosine, squared
    float wide = s * s * s;
    float tight = wide * wide * wide;
    tight = tight * tight;
    FRAGCOLOR = vec4(lit + shining * (0.13 * wide + 0.5 * mix(wide * wide * wide, tight, gloss)), 1.0);
}
