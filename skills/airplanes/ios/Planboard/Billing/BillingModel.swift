import Foundation
import Observation

@MainActor
@Observable
final class BillingModel: ActingModel {
    var billingPeriod = BillingPeriod.month
    var problem: String?

    private let api: APIClient

    init(api: APIClient) {
        self.api = api
    }

    func pricingSeen() {
        Analytics.captureEvent(.pricingViewed, ["billing_period": billingPeriod.rawValue])
    }

    func startCheckout(plan: Plan) async -> URL? {
        var checkout: URL?
        await act {
            let order = ["plan": plan.rawValue, "billingPeriod": billingPeriod.rawValue]
            let link: Link = try await api.post("checkout", order)
            Analytics.captureEvent(
                .checkoutStarted,
                ["plan": plan.rawValue, "billing_period": billingPeriod.rawValue]
            )
            checkout = link.url
        }
        return checkout
    }

    func cancelSubscription(reason: CancellationReason) async {
        await act {
            let cancelled: Subscription = try await api.post("subscription/cancel", ["reason": reason])
            Analytics.captureEvent(
                .subscriptionCancelled,
                ["plan": cancelled.plan.rawValue, "reason": reason.rawValue]
            )
        }
    }
}
