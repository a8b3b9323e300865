// The side cut's drawing on the cut face.
import QtQuick
import QtQuick3D

Model {
    id: cutFace
    property TextureData drawing
    property real shown: 1
    property vector4d toolFrom: Qt.vector4d(0, 0, 0, 0) // of the tool that casts its soft shadow: a point, and its radius
    property vector4d toolTo: Qt.vector4d(0, 0, 0, 0) // another point, and how much of the light it takes
    property vector4d facing: Qt.vector4d(0, 0, 1, 1) // which way the face looks, and how far light shows on it, 0 to 1
    depthBias: -10

    materials: CustomMaterial {
        property TextureInput drawing: TextureInput {
            texture: Texture {
                textureData: cutFace.drawing
                generateMipmaps: true
                mipFilter: Texture.Nearest
                tilingModeHorizontal: Texture.ClampToEdge
                tilingModeVertical: Texture.ClampToEdge
            }
        }
        property real shown: cutFace.shown
        property vector4d facing: cutFace.facing
        property vector4d toolFrom: cutFace.toolFrom
        property vector4d toolTo: cutFace.toolTo
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.NoCulling
        sourceBlend: CustomMaterial.One
        destinationBlend: CustomMaterial.OneMinusSrcAlpha
        vertexShader: "cut_face.vert"
        fragmentShader: "cut_face.frag"
    }
}
