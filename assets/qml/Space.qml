// The stage of the view in the round: one camera, and bodies that Python adds and moves.
import QtQuick
import QtQuick3D

Item {
    id: root
    property vector3d eyeAt
    property quaternion eyeTurn
    property real fieldDeg: 20

    function addBody(geometry) { return body.createObject(stage, { geometry: geometry }) }
    function addOpened(geometry) { return opened.createObject(stage, { geometry: geometry }) }
    function addSteel(geometry) { return steel.createObject(stage, { geometry: geometry }) }
    function addSheet(geometry, drawing) { return sheet.createObject(stage, { geometry: geometry, drawing: drawing }) }
    function addGlass(geometry) { return glass.createObject(stage, { geometry: geometry }) }

    Component { id: body; Body {} }
    Component { id: opened; Opened {} }
    Component { id: steel; Steel {} }
    Component { id: sheet; Sheet {} }
    Component { id: glass; Glass {} }

    View3D {
        anchors.fill: parent
        renderMode: View3D.Underlay
        environment: SceneEnvironment {
            backgroundMode: SceneEnvironment.Transparent
            tonemapMode: SceneEnvironment.TonemapModeNone
            antialiasingMode: SceneEnvironment.NoAA
        }
        PerspectiveCamera {
            position: root.eyeAt
            rotation: root.eyeTurn
            fieldOfView: root.fieldDeg
            frustumCullingEnabled: true
            clipNear: 60
            clipFar: 4000
        }
        Node { id: stage }
    }
}
