// A Tissue that is cut off above a plane; inside it has its second colour.
import QtQuick
import QtQuick3D

Model {
    id: tissue
    property vector4d colour: Qt.vector4d(1, 1, 1, 1)
    property vector4d second: Qt.vector4d(1, 1, 1, 1)
    property real gloss: 0.1
    property vector4d plane: Qt.vector4d(0, 0, 0, -1) // in the model's own frame
    property real cutAt: 0                             // mm over the plane

    materials: CustomMaterial {
        property vector4d colour: tissue.colour
        property vector4d second: tissue.second
        property vector4d plane: tissue.plane
        property real gloss: tissue.gloss
        property real cutAt: tissue.cutAt
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.NoCulling
        vertexShader: "tissue.vert"
        fragmentShader: "hollow_tissue.frag"
    }
}
