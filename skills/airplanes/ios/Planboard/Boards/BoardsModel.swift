import Foundation
import Observation

@MainActor
@Observable
final class BoardsModel: ActingModel {
    private(set) var boards: [Board] = []
    private(set) var links: [Board.ID: URL] = [:]
    var problem: String?

    private let api: APIClient

    init(api: APIClient) {
        self.api = api
    }

    func loadBoards() async {
        await act { boards = try await api.get("boards") }
    }

    func createBoard(title: String, template: Template) async {
        await act {
            let board: Board = try await api.post("boards", ["title": title, "template": template.rawValue])
            Analytics.captureEvent(.boardCreated, ["from_template": template != .blank])
            boards.append(board)
        }
    }

    func shareBoard(_ board: Board, access: Access) async {
        await act {
            let link: Link = try await api.put("boards/\(board.id)/share", ["access": access])
            Analytics.captureEvent(.itemShared, ["access": access.rawValue])
            links[board.id] = link.url
        }
    }

    func inviteMember(to board: Board, email: String, role: Role) async {
        await act {
            let invitation = try JSONEncoder().encode(["email": email, "role": role.rawValue])
            try await api.send("POST", "boards/\(board.id)/invitations", invitation)
            Analytics.captureEvent(.memberInvited, ["role": role.rawValue])
        }
    }
}
