import Foundation

/// An answer of the API other than success; its message may be shown.
struct APIError: LocalizedError, Decodable {
    var status = 0
    let error: String

    var errorDescription: String? { error }

    private enum CodingKeys: CodingKey { case error }
}

/// The backend; a request that is refused throws.
@MainActor
final class APIClient {
    var token: String? = Keychain.token {
        didSet { Keychain.token = token }
    }

    private let url = URL(string: Bundle.main.object(forInfoDictionaryKey: "API_URL") as? String ?? "")!

    func get<Answer: Decodable>(_ path: String) async throws -> Answer {
        try await JSONDecoder().decode(Answer.self, from: send("GET", path))
    }

    func post<Answer: Decodable>(_ path: String, _ body: some Encodable) async throws -> Answer {
        try await JSONDecoder().decode(Answer.self, from: send("POST", path, JSONEncoder().encode(body)))
    }

    func put<Answer: Decodable>(_ path: String, _ body: some Encodable) async throws -> Answer {
        try await JSONDecoder().decode(Answer.self, from: send("PUT", path, JSONEncoder().encode(body)))
    }

    func patch<Answer: Decodable>(_ path: String, _ body: some Encodable) async throws -> Answer {
        try await JSONDecoder().decode(Answer.self, from: send("PATCH", path, JSONEncoder().encode(body)))
    }

    @discardableResult
    func send(_ method: String, _ path: String, _ body: Data? = nil) async throws -> Data {
        var request = URLRequest(url: url.appending(path: path))
        request.httpMethod = method
        request.httpBody = body
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        if let token {
            request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        }
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard 200 ..< 300 ~= status else {
            var refusal = try JSONDecoder().decode(APIError.self, from: data)
            refusal.status = status
            throw refusal
        }
        return data
    }
}
