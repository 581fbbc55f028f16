import Foundation

enum Template: String, Codable, CaseIterable { case blank, retrospective }
enum Access: String, Codable, CaseIterable { case view, edit }
enum Role: String, Codable, CaseIterable { case editor, viewer }
enum Plan: String, Codable, CaseIterable { case pro, team }
enum BillingPeriod: String, Codable, CaseIterable { case month, year }

enum CancellationReason: String, Codable, CaseIterable {
    case tooExpensive = "too_expensive"
    case missingFeature = "missing_feature"
    case notUsed = "not_used"
    case other
}

struct Credentials: Encodable {
    var name: String?
    var email: String
    var password: String
}

struct Profile: Encodable {
    var name: String
    var timeZone: String
}

struct Subscription: Decodable {
    let plan: Plan
    let billingPeriod: BillingPeriod
}

struct Account: Decodable {
    let id: String
    let name: String
    let timeZone: String
    let isInvited: Bool
    let subscription: Subscription?
}

struct Entry: Decodable {
    let token: String
    let account: Account
}

struct Board: Decodable, Identifiable {
    let id: String
    let title: String
}

struct Link: Decodable {
    let url: URL
}
