import SwiftUI

struct PricingView: View {
    @Environment(BillingModel.self) private var model
    @Environment(\.openURL) private var openURL
    @State private var isSeen = false

    var body: some View {
        @Bindable var model = model
        Form {
            Choice("Billing", selection: $model.billingPeriod)
            ForEach(Plan.allCases, id: \.self) { plan in
                Button("Choose \(plan.rawValue)") {
                    Task {
                        if let checkout = await model.startCheckout(plan: plan) { openURL(checkout) }
                    }
                }
            }
            Text(model.problem ?? "")
        }
        .onAppear {
            guard !isSeen else { return }
            isSeen = true
            model.pricingSeen()
        }
    }
}

struct SubscriptionView: View {
    @Environment(AccountModel.self) private var account
    @Environment(BillingModel.self) private var model
    @State private var reason = CancellationReason.notUsed

    var body: some View {
        Form {
            if let subscription = account.account?.subscription {
                Text("You are on \(subscription.plan.rawValue).")
                Choice("Reason", selection: $reason)
                Button("Cancel subscription") {
                    Task {
                        await model.cancelSubscription(reason: reason)
                        await account.reload()
                    }
                }
            } else {
                NavigationLink("You have none. See the plans") { PricingView() }
            }
            Text(model.problem ?? "")
        }
    }
}
