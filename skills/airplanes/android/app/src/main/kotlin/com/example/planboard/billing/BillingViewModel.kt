package com.example.planboard.billing

import com.example.planboard.ActingViewModel
import com.example.planboard.Event
import com.example.planboard.captureEvent
import com.example.planboard.data.BillingPeriod
import com.example.planboard.data.Cancellation
import com.example.planboard.data.CancellationReason
import com.example.planboard.data.Order
import com.example.planboard.data.Plan
import com.example.planboard.data.PlanboardApi
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

class BillingViewModel(private val api: PlanboardApi) : ActingViewModel() {
    private val _billingPeriod = MutableStateFlow(BillingPeriod.Month)
    val billingPeriod: StateFlow<BillingPeriod> = _billingPeriod.asStateFlow()

    private val _checkout = MutableStateFlow<String?>(null)
    val checkout: StateFlow<String?> = _checkout.asStateFlow()

    private var isPricingSeen = false

    fun pricingSeen() {
        if (isPricingSeen) return
        isPricingSeen = true
        captureEvent(Event.PricingViewed, mapOf("billing_period" to _billingPeriod.value.text))
    }

    fun choose(billingPeriod: BillingPeriod) {
        _billingPeriod.value = billingPeriod
    }

    fun startCheckout(plan: Plan) = act {
        val order = Order(plan, _billingPeriod.value)
        val checkout = api.startCheckout(order)
        captureEvent(
            Event.CheckoutStarted,
            mapOf("plan" to order.plan.text, "billing_period" to order.billingPeriod.text),
        )
        _checkout.value = checkout.url
    }

    fun checkoutHandedOver() {
        _checkout.value = null
    }

    fun cancelSubscription(reason: CancellationReason, onCancelled: () -> Unit) = act {
        val cancelled = api.cancelSubscription(Cancellation(reason))
        captureEvent(
            Event.SubscriptionCancelled,
            mapOf("plan" to cancelled.plan.text, "reason" to reason.text),
        )
        onCancelled()
    }
}
