import SwiftUI

@main
struct PlanboardApp: App {
    @State private var account: AccountModel
    @State private var boards: BoardsModel
    @State private var billing: BillingModel

    init() {
        Analytics.start()
        let api = APIClient()
        account = AccountModel(api: api)
        boards = BoardsModel(api: api)
        billing = BillingModel(api: api)
    }

    var body: some Scene {
        WindowGroup {
            RootView()
                .environment(account)
                .environment(boards)
                .environment(billing)
                .task { await account.restoreSession() }
        }
    }
}

private struct RootView: View {
    @Environment(AccountModel.self) private var account

    var body: some View {
        NavigationStack {
            if let person = account.account {
                BoardsView()
                    .toolbar {
                        NavigationLink("Pricing") { PricingView() }
                        NavigationLink("Profile") { ProfileView(account: person) }
                        NavigationLink("Subscription") { SubscriptionView() }
                        Button("Log out") { Task { await account.logOut() } }
                    }
            } else {
                WelcomeView()
            }
        }
    }
}
