import Observation

@MainActor
@Observable
final class AccountModel: ActingModel {
    private(set) var account: Account?
    var problem: String?

    private let api: APIClient

    init(api: APIClient) {
        self.api = api
    }

    func restoreSession() async {
        guard api.token != nil else { return }
        await act {
            do {
                let restored: Account = try await api.get("account")
                Analytics.identifyPerson(restored.id)
                account = restored
            } catch let refusal as APIError where refusal.status == 401 {
                leave()
            }
        }
    }

    func signUp(_ form: Credentials) async {
        await act {
            let entry: Entry = try await api.post("signup", form)
            enter(entry)
            Analytics.captureEvent(
                .userSignedUp,
                ["method": "password", "is_invited": entry.account.isInvited]
            )
        }
    }

    func logIn(_ form: Credentials) async {
        await act {
            enter(try await api.post("login", form))
            Analytics.captureEvent(.userLoggedIn, ["method": "password"])
        }
    }

    func logOut() async {
        await act {
            try await api.send("POST", "logout")
            Analytics.captureEvent(.userLoggedOut)
            leave()
        }
    }

    func updateProfile(_ profile: Profile) async {
        guard let before = account else { return }
        let changedFields = [profile.name != before.name, profile.timeZone != before.timeZone].filter { $0 }.count
        guard changedFields > 0 else { return }
        await act {
            account = try await api.patch("profile", profile)
            Analytics.captureEvent(.profileUpdated, ["changed_fields": changedFields])
        }
    }

    func reload() async {
        await act { account = try await api.get("account") }
    }

    private func enter(_ entry: Entry) {
        api.token = entry.token
        Analytics.identifyPerson(entry.account.id)
        account = entry.account
    }

    private func leave() {
        Analytics.forgetPerson()
        api.token = nil
        account = nil
    }
}
