// Instruments: steel, with handles of the second colour.
import QtQuick
import QtQuick3D

Model {
    id: body
    property vector4d colour: Qt.vector4d(1, 1, 1, 1)
    property vector4d second: Qt.vector4d(1, 1, 1, 1)
    property real gloss: 0.5

    materials: CustomMaterial {
        property vector4d colour: body.colour
        property vector4d second: body.second
        property real gloss: body.gloss
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.BackFaceCulling
        vertexShader: "steel.vert"
        fragmentShader: "steel.frag"
    }
}
