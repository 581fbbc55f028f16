import SwiftUI

struct WelcomeView: View {
    @Environment(AccountModel.self) private var model
    @State private var form = Credentials(email: "", password: "")
    @State private var name = ""

    var body: some View {
        Form {
            TextField("Name, when you are new", text: $name)
            TextField("E-mail", text: $form.email)
                .textInputAutocapitalization(.never)
            SecureField("Password", text: $form.password)
            Button("Create account") {
                form.name = name
                Task { await model.signUp(form) }
            }
            Button("Log in") { Task { await model.logIn(form) } }
            NavigationLink("Pricing") { PricingView() }
            Text(model.problem ?? "")
        }
    }
}

struct ProfileView: View {
    @Environment(AccountModel.self) private var model
    @State private var profile: Profile

    init(account: Account) {
        profile = Profile(name: account.name, timeZone: account.timeZone)
    }

    var body: some View {
        Form {
            TextField("Name", text: $profile.name)
            TextField("Time zone", text: $profile.timeZone)
            Button("Save profile") { Task { await model.updateProfile(profile) } }
            Text(model.problem ?? "")
        }
    }
}
