package com.example.planboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class PlanboardApplication {

    public static void main(String[] args) {
        SpringApplication.run(PlanboardApplication.class, args);
    }
}
