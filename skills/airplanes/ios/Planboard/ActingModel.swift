import Foundation

/// Does what a person asked for, and keeps what to tell them when it is refused.
@MainActor
protocol ActingModel: AnyObject {
    var problem: String? { get set }
}

extension ActingModel {
    func act(_ request: () async throws -> Void) async {
        problem = nil
        do {
            try await request()
        } catch {
            problem = error.localizedDescription
        }
    }
}
