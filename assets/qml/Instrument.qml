// Instruments: steel, with handles of the second colour.
import QtQuick
import QtQuick3D

Model {
    id: instrument
    property vector4d colour: Qt.vector4d(1, 1, 1, 1)
    property vector4d second: Qt.vector4d(1, 1, 1, 1)
    property real gloss: 0.5

    materials: CustomMaterial {
        property vector4d colour: instrument.colour
        property vector4d second: instrument.second
        property real gloss: instrument.gloss
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.BackFaceCulling
        vertexShader: "instrument.vert"
        fragmentShader: "instrument.frag"
    }
}
