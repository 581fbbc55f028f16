package com.example.planboard

import androidx.compose.foundation.layout.Row
import androidx.compose.material3.FilterChip
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable

@Composable
fun <T : Enum<T>> Choice(options: List<T>, chosen: T, onChoose: (T) -> Unit) {
    Row {
        options.forEach { option ->
            FilterChip(
                selected = option == chosen,
                onClick = { onChoose(option) },
                label = { Text(option.name) },
            )
        }
    }
}
