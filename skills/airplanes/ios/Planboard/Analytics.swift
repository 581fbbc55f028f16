import Foundation
import OSLog
import PostHog

/// Every event, with the name under which it arrives.
enum Event: String {
    case userSignedUp = "user_signed_up"
    case userLoggedIn = "user_logged_in"
    case userLoggedOut = "user_logged_out"
    case profileUpdated = "profile_updated"
    case boardCreated = "board_created"
    case itemShared = "item_shared"
    case memberInvited = "member_invited"
    case pricingViewed = "pricing_viewed"
    case checkoutStarted = "checkout_started"
    case subscriptionCancelled = "subscription_cancelled"
}

@MainActor
enum Analytics {
    static func start() {
        guard let key = setting("POSTHOG_API_KEY"), let host = setting("POSTHOG_HOST") else {
            #if DEBUG
                Logger().warning("POSTHOG_API_KEY is not set: no product event will be sent.")
            #endif
            return
        }
        let configuration = PostHogConfig(projectToken: key, host: host)
        configuration.captureScreenViews = false
        PostHogSDK.shared.setup(configuration)
    }

    /// Sends one event of the person who uses this app.
    static func captureEvent(_ event: Event, _ properties: [String: Any] = [:]) {
        PostHogSDK.shared.capture(event.rawValue, properties: properties)
    }

    /// Ties the events of this app to a person, by the stable id of the account.
    static func identifyPerson(_ person: String) {
        PostHogSDK.shared.identify(person)
    }

    /// Forgets the person; call it when they log out.
    static func forgetPerson() {
        PostHogSDK.shared.reset()
    }

    private static func setting(_ name: String) -> String? {
        let value = Bundle.main.object(forInfoDictionaryKey: name) as? String
        return value?.isEmpty == false ? value : nil
    }
}
