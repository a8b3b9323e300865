// The scene of the 3D view: one camera, and objects that Python adds and moves. The near half swings aside as one.
import QtQuick
import QtQuick3D

Item {
    id: root
    property vector3d cameraPosition
    property quaternion cameraRotation
    property real fieldOfView: 20

    property vector3d nearHalfAt
    property quaternion nearHalfTurn
    property bool hasNearHalf: true

    function nodeOf(half) { return half === "near" ? nearHalf : farHalf }
    function addTissue(half, geometry) { return tissue.createObject(nodeOf(half), { geometry: geometry }) }
    function addHollowTissue(half, geometry) { return hollowTissue.createObject(nodeOf(half), { geometry: geometry }) }
    function addInstrument(half, geometry) { return instrument.createObject(nodeOf(half), { geometry: geometry }) }
    function addBalloon(half, geometry) { return balloon.createObject(nodeOf(half), { geometry: geometry }) }
    function addCovering(half, geometry) { return covering.createObject(nodeOf(half), { geometry: geometry }) }
    function addCutFace(half, geometry, drawing) { return cutFace.createObject(nodeOf(half), { geometry: geometry, drawing: drawing }) }

    Component { id: tissue; Tissue {} }
    Component { id: hollowTissue; HollowTissue {} }
    Component { id: instrument; Instrument {} }
    Component { id: balloon; Balloon {} }
    Component { id: covering; Covering {} }
    Component { id: cutFace; CutFace {} }

    View3D {
        anchors.fill: parent
        renderMode: View3D.Underlay
        environment: SceneEnvironment {
            backgroundMode: SceneEnvironment.Transparent
            tonemapMode: SceneEnvironment.TonemapModeNone
            antialiasingMode: SceneEnvironment.NoAA
        }
        PerspectiveCamera {
            position: root.cameraPosition
            rotation: root.cameraRotation
            fieldOfView: root.fieldOfView
            frustumCullingEnabled: true
            clipNear: 60
            clipFar: 4000
        }
        Node {
            id: farHalf
            Node {
                id: nearHalf
                position: root.nearHalfAt
                rotation: root.nearHalfTurn
                visible: root.hasNearHalf
            }
        }
    }
}
