// The stage of the view in the round: one camera, and bodies that Python adds and moves.
import QtQuick
import QtQuick3D

Item {
    id: root
    property vector3d eyeAt
    property quaternion eyeTurn
    property real fieldDeg: 20

    property vector3d coverAt      // what lies before the cut is swung aside as one
    property quaternion coverTurn
    property bool isCovered: true

    function placeOf(name) { return name === "cover" ? cover : stage }
    function addBody(place, geometry) { return body.createObject(placeOf(place), { geometry: geometry }) }
    function addOpened(place, geometry) { return opened.createObject(placeOf(place), { geometry: geometry }) }
    function addSteel(place, geometry) { return steel.createObject(placeOf(place), { geometry: geometry }) }
    function addSheet(place, geometry, drawing) { return sheet.createObject(placeOf(place), { geometry: geometry, drawing: drawing }) }
    function addGlass(place, geometry) { return glass.createObject(placeOf(place), { geometry: geometry }) }

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
        Node {
            id: stage
            Node {
                id: cover
                position: root.coverAt
                rotation: root.coverTurn
                visible: root.isCovered
            }
        }
    }
}
