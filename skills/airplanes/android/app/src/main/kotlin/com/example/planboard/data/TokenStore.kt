package com.example.planboard.data

import android.content.Context
import androidx.core.content.edit

class TokenStore(context: Context) {
    private val preferences = context.getSharedPreferences("session", Context.MODE_PRIVATE)

    var token: String?
        get() = preferences.getString("token", null)
        set(value) = preferences.edit { putString("token", value) }
}
