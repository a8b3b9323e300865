// Bone, disc, nerve, steel or cement: opaque, lit by one key light and the sky, cut off above a plane.
import QtQuick
import QtQuick3D

Model {
    id: body
    property vector4d colour: Qt.vector4d(1, 1, 1, 1)
    property vector4d second: Qt.vector4d(1, 1, 1, 1)
    property vector4d inside: Qt.vector4d(1, 1, 1, 1) // of what the cut opens
    property vector4d plane: Qt.vector4d(0, 0, 0, -1) // in the model's own frame
    property real cutAt: 0                             // mm over the plane
    property real gloss: 0.1
    property real steel: 0
    property real light: 1

    materials: CustomMaterial {
        property vector4d colour: body.colour
        property vector4d second: body.second
        property vector4d inside: body.inside
        property vector4d plane: body.plane
        property real cutAt: body.cutAt
        property real gloss: body.gloss
        property real steel: body.steel
        property real light: body.light
        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.NoCulling
        vertexShader: "body.vert"
        fragmentShader: "body.frag"
    }
}
