// Skin, muscle or a vessel round the spine, seen from outside and from within. Above and below it fades out. What lies
// before the cut gives way round its middle; what stays has a shader of its own, for one that discards is slower.
import QtQuick
import QtQuick3D

Model {
    id: covering
    property vector4d colour: Qt.vector4d(1, 1, 1, 1)
    property vector4d second: Qt.vector4d(1, 1, 1, 1)
    property vector4d within: Qt.vector4d(1, 1, 1, 1)
    property real gloss: 0.1
    property vector4d along: Qt.vector4d(0, 1, 0, 0) // along the cut's plane; and how far it has given way, mm
    property bool isSeenWithin: true
    property real low: -1000                          // mm: where it ends below and above
    property real high: 1000

    materials: CustomMaterial {
        property vector4d colour: covering.colour
        property vector4d second: covering.second
        property vector4d within: covering.within
        property vector4d along: covering.along
        property real gloss: covering.gloss
        property real low: covering.low
        property real high: covering.high
        shadingMode: CustomMaterial.Unshaded
        cullMode: covering.isSeenWithin ? Material.NoCulling : Material.BackFaceCulling
        vertexShader: "covering.vert"
        fragmentShader: covering.along.w > 0 ? "covering_giving_way.frag" : "covering.frag"
    }
}
