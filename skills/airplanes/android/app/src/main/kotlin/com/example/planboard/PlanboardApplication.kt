package com.example.planboard

import android.app.Application
import com.example.planboard.data.PlanboardApi
import com.example.planboard.data.TokenStore
import com.example.planboard.data.planboardApi

class PlanboardApplication : Application() {
    val tokens: TokenStore by lazy { TokenStore(this) }
    val api: PlanboardApi by lazy { planboardApi(BuildConfig.API_URL, tokens) }

    override fun onCreate() {
        super.onCreate()
        startAnalytics(this)
    }
}
