// The balloon: its wall, and the contrast fluid in it.
import QtQuick
import QtQuick3D

Model {
    id: balloon
    property vector4d colour: Qt.vector4d(1, 1, 1, 1)
    property vector4d deep: Qt.vector4d(1, 1, 1, 1)
    property vector4d bright: Qt.vector4d(1, 1, 1, 1)
    property real opacityInside: 0.58 // where one looks straight through the wall; set in materials.py
    property real fill: 1
    depthBias: -40

    materials: CustomMaterial {
        property vector4d colour: balloon.colour
        property vector4d deep: balloon.deep
        property vector4d bright: balloon.bright
        property real opacityInside: balloon.opacityInside
        property real fill: balloon.fill
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.BackFaceCulling
        sourceBlend: CustomMaterial.One
        destinationBlend: CustomMaterial.OneMinusSrcAlpha
        vertexShader: "balloon.vert"
        fragmentShader: "balloon.frag"
    }
}
