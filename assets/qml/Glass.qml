// The balloon: its wall, and the contrast fluid in it.
import QtQuick
import QtQuick3D

Model {
    id: glass
    property vector4d colour: Qt.vector4d(1, 1, 1, 1)
    property vector4d deep: Qt.vector4d(1, 1, 1, 1)
    property vector4d bright: Qt.vector4d(1, 1, 1, 1)
    property real fill: 1
    depthBias: -40

    materials: CustomMaterial {
        property vector4d colour: glass.colour
        property vector4d deep: glass.deep
        property vector4d bright: glass.bright
        property real fill: glass.fill
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.BackFaceCulling
        sourceBlend: CustomMaterial.One
        destinationBlend: CustomMaterial.OneMinusSrcAlpha
        vertexShader: "glass.vert"
        fragmentShader: "glass.frag"
    }
}
