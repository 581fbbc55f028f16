package com.example.planboard

import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.lifecycle.ViewModel
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import androidx.lifecycle.viewmodel.initializer
import androidx.lifecycle.viewmodel.viewModelFactory
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.rememberNavController
import com.example.planboard.account.AccountViewModel
import com.example.planboard.account.ProfileScreen
import com.example.planboard.account.WelcomeScreen
import com.example.planboard.billing.BillingViewModel
import com.example.planboard.billing.PricingScreen
import com.example.planboard.billing.SubscriptionScreen
import com.example.planboard.boards.BoardsScreen
import com.example.planboard.boards.BoardsViewModel

class MainActivity : ComponentActivity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        val app = application as PlanboardApplication
        setContent { Planboard(app) }
    }
}

@Composable
fun Planboard(app: PlanboardApplication) {
    val accounts = made { AccountViewModel(app.api, app.tokens) }
    val account by accounts.account.collectAsStateWithLifecycle()
    val navigation = rememberNavController()

    NavHost(navigation, startDestination = "boards") {
        composable("boards") {
            val person = account?.id
            if (person == null) {
                WelcomeScreen(accounts)
            } else {
                BoardsScreen(made(person) { BoardsViewModel(app.api) }, accounts::logOut) { navigation.navigate(it) }
            }
        }
        composable("profile") { account?.let { ProfileScreen(it, accounts) } }
        composable("pricing") { PricingScreen(made { BillingViewModel(app.api) }) }
        composable("subscription") {
            SubscriptionScreen(account?.subscription, made { BillingViewModel(app.api) }, accounts::reload)
        }
    }
}

@Composable
private inline fun <reified M : ViewModel> made(key: String? = null, crossinline make: () -> M): M =
    viewModel(key = key, factory = viewModelFactory { initializer { make() } })
