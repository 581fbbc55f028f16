package com.example.planboard.account

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.text.input.rememberTextFieldState
import androidx.compose.material3.Button
import androidx.compose.material3.SecureTextField
import androidx.compose.material3.Text
import androidx.compose.material3.TextField
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import com.example.planboard.data.Account
import com.example.planboard.data.Credentials
import com.example.planboard.data.Profile

@Composable
fun WelcomeScreen(viewModel: AccountViewModel) {
    val problem by viewModel.problem.collectAsStateWithLifecycle()
    val name = rememberTextFieldState()
    val email = rememberTextFieldState()
    val password = rememberTextFieldState()

    Column {
        TextField(name, label = { Text("Name, when you are new") })
        TextField(email, label = { Text("E-mail") })
        SecureTextField(password, label = { Text("Password") })
        Button({ viewModel.signUp(Credentials("${email.text}", "${password.text}", "${name.text}")) }) {
            Text("Create account")
        }
        Button({ viewModel.logIn(Credentials("${email.text}", "${password.text}")) }) { Text("Log in") }
        problem?.let { Text(it) }
    }
}

@Composable
fun ProfileScreen(account: Account, viewModel: AccountViewModel) {
    val problem by viewModel.problem.collectAsStateWithLifecycle()
    val name = rememberTextFieldState(account.name)
    val timeZone = rememberTextFieldState(account.timeZone)

    Column {
        TextField(name, label = { Text("Name") })
        TextField(timeZone, label = { Text("Time zone") })
        Button({ viewModel.updateProfile(Profile("${name.text}", "${timeZone.text}")) }) { Text("Save profile") }
        problem?.let { Text(it) }
    }
}
