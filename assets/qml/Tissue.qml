// Bone, disc, nerve, cement, plastic: opaque, lit by one key light and the sky. Where its tone says so it has a second colour.
import QtQuick
import QtQuick3D

Model {
    id: tissue
    property vector4d colour: Qt.vector4d(1, 1, 1, 1)
    property vector4d second: Qt.vector4d(1, 1, 1, 1)
    property real gloss: 0.1

    materials: CustomMaterial {
        property vector4d colour: tissue.colour
        property vector4d second: tissue.second
        property vector4d plane: Qt.vector4d(0, 0, 0, 0)
        property real gloss: tissue.gloss
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.BackFaceCulling
        vertexShader: "tissue.vert"
        fragmentShader: "tissue.frag"
    }
}
