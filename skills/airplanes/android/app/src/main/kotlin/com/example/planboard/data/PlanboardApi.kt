package com.example.planboard.data

import kotlinx.serialization.json.Json
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import retrofit2.Retrofit
import retrofit2.converter.kotlinx.serialization.asConverterFactory
import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.PATCH
import retrofit2.http.POST
import retrofit2.http.PUT
import retrofit2.http.Path

/** The backend; a call that is refused throws an HttpException. */
interface PlanboardApi {
    @POST("signup") suspend fun signUp(@Body form: Credentials): Entry

    @POST("login") suspend fun logIn(@Body form: Credentials): Entry

    @POST("logout") suspend fun logOut()

    @GET("account") suspend fun account(): Account

    @PATCH("profile") suspend fun updateProfile(@Body profile: Profile): Account

    @GET("boards") suspend fun boards(): List<Board>

    @POST("boards") suspend fun createBoard(@Body board: NewBoard): Board

    @PUT("boards/{id}/share") suspend fun shareBoard(@Path("id") id: String, @Body share: Share): Link

    @POST("boards/{id}/invitations") suspend fun inviteMember(@Path("id") id: String, @Body invitation: Invitation)

    @POST("checkout") suspend fun startCheckout(@Body order: Order): Link

    @POST("subscription/cancel") suspend fun cancelSubscription(@Body cancellation: Cancellation): Subscription
}

fun planboardApi(url: String, tokens: TokenStore): PlanboardApi {
    val client = OkHttpClient.Builder()
        .addInterceptor { chain ->
            val request = chain.request().newBuilder()
            tokens.token?.let { request.header("Authorization", "Bearer $it") }
            chain.proceed(request.build())
        }
        .build()
    return Retrofit.Builder()
        .baseUrl(url)
        .client(client)
        .addConverterFactory(Json { ignoreUnknownKeys = true }.asConverterFactory("application/json".toMediaType()))
        .build()
        .create(PlanboardApi::class.java)
}
