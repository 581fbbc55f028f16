package com.example.planboard

import android.app.Application
import android.util.Log
import com.posthog.PostHog
import com.posthog.android.PostHogAndroid
import com.posthog.android.PostHogAndroidConfig

/** Every event, with the name under which it arrives. */
enum class Event(val arrivesAs: String) {
    UserSignedUp("user_signed_up"),
    UserLoggedIn("user_logged_in"),
    UserLoggedOut("user_logged_out"),
    ProfileUpdated("profile_updated"),
    BoardCreated("board_created"),
    ItemShared("item_shared"),
    MemberInvited("member_invited"),
    PricingViewed("pricing_viewed"),
    CheckoutStarted("checkout_started"),
    SubscriptionCancelled("subscription_cancelled"),
}

fun startAnalytics(application: Application) {
    if (BuildConfig.POSTHOG_API_KEY.isNotEmpty()) {
        PostHogAndroid.setup(application, PostHogAndroidConfig(BuildConfig.POSTHOG_API_KEY, BuildConfig.POSTHOG_HOST))
    } else if (BuildConfig.DEBUG) {
        Log.w("Analytics", "posthogApiKey is not set: no product event will be sent.")
    }
}

/** Sends one event of the person who uses this app. */
fun captureEvent(event: Event, properties: Map<String, Any> = emptyMap()) {
    PostHog.capture(event.arrivesAs, properties = properties)
}

/** Ties the events of this app to a person, by the stable id of the account. */
fun identifyPerson(person: String) {
    PostHog.identify(person)
}

/** Forgets the person; call it when they log out. */
fun forgetPerson() {
    PostHog.reset()
}
