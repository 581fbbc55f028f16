package com.example.planboard.billing

import androidx.compose.foundation.layout.Column
import androidx.compose.material3.Button
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.platform.LocalUriHandler
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import com.example.planboard.Choice
import com.example.planboard.data.BillingPeriod
import com.example.planboard.data.CancellationReason
import com.example.planboard.data.Plan
import com.example.planboard.data.Subscription

@Composable
fun PricingScreen(viewModel: BillingViewModel) {
    val billingPeriod by viewModel.billingPeriod.collectAsStateWithLifecycle()
    val checkout by viewModel.checkout.collectAsStateWithLifecycle()
    val problem by viewModel.problem.collectAsStateWithLifecycle()
    val uriHandler = LocalUriHandler.current

    LaunchedEffect(viewModel) { viewModel.pricingSeen() }
    LaunchedEffect(checkout) {
        val url = checkout ?: return@LaunchedEffect
        uriHandler.openUri(url)
        viewModel.checkoutHandedOver()
    }

    Column {
        Choice(BillingPeriod.entries, billingPeriod, viewModel::choose)
        Plan.entries.forEach { plan ->
            Button({ viewModel.startCheckout(plan) }) { Text("Choose ${plan.text}") }
        }
        problem?.let { Text(it) }
    }
}

@Composable
fun SubscriptionScreen(subscription: Subscription?, viewModel: BillingViewModel, onCancelled: () -> Unit) {
    val problem by viewModel.problem.collectAsStateWithLifecycle()
    var reason by rememberSaveable { mutableStateOf(CancellationReason.NotUsed) }

    Column {
        Text(subscription?.let { "You are on ${it.plan.text}." } ?: "You have no subscription.")
        if (subscription != null) {
            Choice(CancellationReason.entries, reason) { reason = it }
            Button({ viewModel.cancelSubscription(reason, onCancelled) }) { Text("Cancel subscription") }
        }
        problem?.let { Text(it) }
    }
}
