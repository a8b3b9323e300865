// The same, cut off above a plane; inside it has its second colour.
import QtQuick
import QtQuick3D

Model {
    id: body
    property vector4d colour: Qt.vector4d(1, 1, 1, 1)
    property vector4d second: Qt.vector4d(1, 1, 1, 1)
    property real gloss: 0.1
    property vector4d plane: Qt.vector4d(0, 0, 0, -1) // in the model's own frame
    property real cutAt: 0                             // mm over the plane

    materials: CustomMaterial {
        property vector4d colour: body.colour
        property vector4d second: body.second
        property vector4d plane: body.plane
        property real gloss: body.gloss
        property real cutAt: body.cutAt
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.NoCulling
        vertexShader: "matte.vert"
        fragmentShader: "opened.frag"
    }
}
