package com.example.planboard.data

import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable

@Serializable
enum class Template {
    @SerialName("blank") Blank,
    @SerialName("retrospective") Retrospective,
}

@Serializable
enum class Access(val text: String) {
    @SerialName("view") View("view"),
    @SerialName("edit") Edit("edit"),
}

@Serializable
enum class Role(val text: String) {
    @SerialName("editor") Editor("editor"),
    @SerialName("viewer") Viewer("viewer"),
}

@Serializable
enum class Plan(val text: String) {
    @SerialName("pro") Pro("pro"),
    @SerialName("team") Team("team"),
}

@Serializable
enum class BillingPeriod(val text: String) {
    @SerialName("month") Month("month"),
    @SerialName("year") Year("year"),
}

@Serializable
enum class CancellationReason(val text: String) {
    @SerialName("too_expensive") TooExpensive("too_expensive"),
    @SerialName("missing_feature") MissingFeature("missing_feature"),
    @SerialName("not_used") NotUsed("not_used"),
    @SerialName("other") Other("other"),
}

@Serializable data class Credentials(val email: String, val password: String, val name: String? = null)

@Serializable data class Profile(val name: String, val timeZone: String)

@Serializable data class Subscription(val plan: Plan, val billingPeriod: BillingPeriod)

@Serializable
data class Account(
    val id: String,
    val name: String,
    val timeZone: String,
    val isInvited: Boolean,
    val subscription: Subscription? = null,
)

@Serializable data class Entry(val token: String, val account: Account)

@Serializable data class Board(val id: String, val title: String)

@Serializable data class NewBoard(val title: String, val template: Template)

@Serializable data class Share(val access: Access)

@Serializable data class Link(val url: String)

@Serializable data class Invitation(val email: String, val role: Role)

@Serializable data class Order(val plan: Plan, val billingPeriod: BillingPeriod)

@Serializable data class Cancellation(val reason: CancellationReason)
