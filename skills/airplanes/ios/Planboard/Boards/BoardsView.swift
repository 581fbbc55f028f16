import SwiftUI

struct BoardsView: View {
    @Environment(BoardsModel.self) private var model
    @State private var title = ""
    @State private var template = Template.blank

    var body: some View {
        Form {
            ForEach(model.boards) { board in
                NavigationLink(board.title) { BoardView(board: board) }
            }
            TextField("Title", text: $title)
            Choice("Template", selection: $template)
            Button("Create board") { Task { await model.createBoard(title: title, template: template) } }
            Text(model.problem ?? "")
        }
        .task { await model.loadBoards() }
    }
}

private struct BoardView: View {
    let board: Board
    @Environment(BoardsModel.self) private var model
    @State private var access = Access.view
    @State private var email = ""
    @State private var role = Role.viewer

    var body: some View {
        Form {
            Choice("Access", selection: $access)
            Button("Make a link") { Task { await model.shareBoard(board, access: access) } }
            if let link = model.links[board.id] {
                ShareLink(item: link)
            }
            TextField("E-mail", text: $email)
            Choice("Role", selection: $role)
            Button("Send invitation") { Task { await model.inviteMember(to: board, email: email, role: role) } }
            Text(model.problem ?? "")
        }
        .navigationTitle(board.title)
    }
}
